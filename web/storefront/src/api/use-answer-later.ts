// Public data that comes after the page: the renderer neither waits for it nor shows it.
import { useAwake } from "~/page/use-awake";
import { type Answered, type PublicAddress, useAnswer } from "./answers";

export function useAnswerLater<T>(address: PublicAddress<T>): Answered<T> {
  return useAnswer(address, { enabled: useAwake() });
}
