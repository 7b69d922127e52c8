// Short notices in a corner. Their library is fetched when the first one is shown.
import { lazy, Suspense, useEffect, useState } from "react";

const Toaster = lazy(async () => ({ default: (await import("sonner")).Toaster }));

type Waiting = (show: boolean) => void;
let wake: Waiting = () => undefined;

/** Shows a notice for a few seconds. */
export async function notify(text: string, kind: "good" | "bad" = "good"): Promise<void> {
  wake(true);
  const { toast } = await import("sonner");
  if (kind === "good") toast.success(text);
  else toast.error(text);
}

export function Notices() {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    wake = setShown;
    return () => {
      wake = () => undefined;
    };
  }, []);
  if (!shown) return null;
  return (
    <Suspense>
      <Toaster
        position="bottom-center"
        toastOptions={{ classNames: { toast: "!bg-ink !text-paper !border-transparent !rounded-full" } }}
      />
    </Suspense>
  );
}
