// One step of the checkout: its number, its name, what is to be done and what the API has to say about it.
import type { Message } from "@cloudmart/api-client";
import { Check } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useMessageText } from "~/cart/message-text";
import { useText } from "~/i18n/text";
import { Notice } from "~/ui/notice";

interface StepProps {
  number: number;
  title: string;
  done?: boolean;
  aside?: ReactNode;
  messages?: Message[];
  children: ReactNode;
}

export function Step({ number, title, done = false, aside, messages = [], children }: StepProps) {
  const t = useText();
  const text = useMessageText();
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-5 border-t border-line pt-7 first:border-t-0 first:pt-0"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="flex items-center gap-3 text-xl">
          <span
            aria-hidden="true"
            className={`grid size-7 place-items-center rounded-full font-sans text-sm ${done ? "bg-good-wash text-good" : "bg-sunken text-soft"}`}
          >
            {done ? <Check className="size-4" /> : number}
          </span>
          {title}
          {done && <span className="sr-only">{t("checkout.stepDone")}</span>}
        </h2>
        {aside}
      </div>
      {messages.map((message) => (
        <Notice key={message.code + message.path} kind={message.type === "error" ? "bad" : "warn"}>
          {text(message)}
        </Notice>
      ))}
      {children}
    </section>
  );
}
