// The notices that are shown: read aloud, swiped or waited away.
import * as Toast from "@radix-ui/react-toast";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useText } from "~/i18n/text";
import type { Notice } from "./notices";

const SHOWN_MS = 5000;

interface NoticeStackProps {
  notices: Notice[];
  onGone: (id: number) => void;
}

export default function NoticeStack({ notices, onGone }: NoticeStackProps) {
  const t = useText();
  return (
    <Toast.Provider label={t("notices.label")} swipeDirection="down" duration={SHOWN_MS}>
      {notices.map(({ id, text, kind }) => {
        const Icon = kind === "bad" ? CircleAlert : CircleCheck;
        return (
          <Toast.Root
            key={id}
            type={kind === "bad" ? "foreground" : "background"}
            onOpenChange={(open) => !open && onGone(id)}
            className="flex animate-rise items-center gap-2.5 rounded-full bg-ink px-5 py-3 text-paper shadow-lift"
          >
            <Icon aria-hidden="true" className="size-5 shrink-0" />
            <Toast.Title>{text}</Toast.Title>
          </Toast.Root>
        );
      })}
      <Toast.Viewport className="fixed inset-x-4 bottom-5 z-50 grid justify-items-center gap-2 outline-none" />
    </Toast.Provider>
  );
}
