// What a refusal of the API says to a person: the first place it names, or what it says as a whole.
import { ApiProblem } from "~/api/problem";
import { useMessageText } from "./message-text";

export function useProblemText(): (error: unknown) => string {
  const text = useMessageText();
  return (error) => {
    if (!(error instanceof ApiProblem)) return text({ code: "offline", content: "", path: "" });
    const field = error.fields[0];
    if (field) return text({ code: field.code, content: field.detail, path: field.pointer });
    return text({ code: error.code, content: error.message, path: "" });
  };
}
