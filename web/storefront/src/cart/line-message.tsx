// What the API has to say about a line, at the line.
import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import { useMessageText } from "./message-text";

interface Message {
  type: string;
  code: string;
  path: string;
  content: string;
}

export function LineMessage({ message }: { message: Message }) {
  const text = useMessageText();
  return (
    <p
      className={clsx(
        "flex items-start gap-1.5 text-sm",
        message.type === "error" ? "text-bad" : "text-warn",
      )}
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {text(message)}
    </p>
  );
}
