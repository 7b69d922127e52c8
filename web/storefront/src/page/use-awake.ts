// Whether the page has woken up: before its scripts have come, a page is to be read, and its links lead on, but controls
// would do nothing. They are disabled until then, so nothing that somebody does is lost.
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False in what the server rendered, and therefore also when the browser takes it over. */
export function useAwake(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
