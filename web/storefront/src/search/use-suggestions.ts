// Asks the shop what may be meant, when typing pauses. What was suggested before stays until something better is known.
import type { Suggestions } from "@cloudmart/api-client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { answerQuery, publicAddress } from "~/api/answers";

const PAUSE_MS = 150;
const OF_EACH_KIND = 4;

export function useSuggestions(typed: string): Suggestions | null | undefined {
  const words = useSettled(typed);
  const address = publicAddress("/api/v1/search/suggestions", { query: { q: words, limit: OF_EACH_KIND } });
  return useQuery({ ...answerQuery(address), placeholderData: keepPreviousData, retry: false }).data;
}

/** A text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
