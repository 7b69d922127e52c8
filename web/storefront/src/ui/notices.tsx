// Short notices at the foot of the page. What shows them is fetched when the first one is needed.
import { lazy, useEffect, useState } from "react";
import { Late } from "./late";

export interface Notice {
  id: number;
  text: string;
  kind: "good" | "bad";
}

const NoticeStack = lazy(() => import("./notice-stack"));

type Listener = (notice: Notice) => void;
let listener: Listener = () => undefined;
let last = 0;

/** Shows a notice for a few seconds. */
export function notify(text: string, kind: Notice["kind"] = "good"): void {
  last += 1;
  listener({ id: last, text, kind });
}

export function Notices() {
  const [notices, setNotices] = useState<Notice[]>([]);
  useEffect(() => {
    listener = (notice) => setNotices((shown) => [...shown, notice]);
    return () => {
      listener = () => undefined;
    };
  }, []);
  if (last === 0) return null;
  return (
    <Late>
      <NoticeStack
        notices={notices}
        onGone={(id) => setNotices((shown) => shown.filter((notice) => notice.id !== id))}
      />
    </Late>
  );
}
