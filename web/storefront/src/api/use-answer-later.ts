// Public data that comes after the page: the renderer neither waits for it nor shows it.
import { useSyncExternalStore } from "react";
import { type Answered, type PublicAddress, useAnswer } from "./answers";

const never = () => () => {};

export function useAnswerLater<T>(address: PublicAddress<T>): Answered<T> {
  // False in what the server rendered, and therefore also when the browser takes it over.
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return useAnswer(address, { enabled: inBrowser });
}
