// The search of the header. It is a form of its own page, so it works before any script has arrived; what suggests is
// fetched when somebody types.
import { Search } from "lucide-react";
import { type FocusEvent, type FormEvent, lazy, useRef, useState } from "react";
import { useHref, useNavigate, useSearchParams } from "react-router";
import { useText } from "~/i18n/text";
import { useAwake } from "~/page/use-awake";
import { iconButtonClass } from "~/ui/icon-button";
import { Late } from "~/ui/late";

const SuggestionList = lazy(() => import("~/search/suggestion-list"));
const ENOUGH_TO_SUGGEST = 2;

export function SearchBox({ onSearched }: { onSearched?: () => void }) {
  const t = useText();
  const go = useNavigate();
  const action = useHref("/search");
  const [asked] = useSearchParams();
  const awake = useAwake();
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  /** What is being typed; `null` while nothing is to be suggested. */
  const [typed, setTyped] = useState<string | null>(null);

  const leave = () => {
    setOpen(false);
    setTyped(null);
  };
  const leaveOnBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setTyped(null);
  };
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = new FormData(event.currentTarget).get("q")?.toString().trim();
    if (!words) return;
    leave();
    onSearched?.();
    void go(`/search?q=${encodeURIComponent(words)}`);
  };

  return (
    <>
      <search
        onBlur={leaveOnBlur}
        className={
          open
            ? "absolute inset-x-0 top-0 z-10 flex h-16 items-center gap-2 bg-paper px-4 sm:relative sm:h-auto sm:bg-transparent sm:px-0"
            : "relative hidden sm:flex sm:items-center"
        }
      >
        <form action={action} onSubmit={search} className="flex w-full items-center gap-2">
          <label className="relative w-full sm:w-44 lg:w-60">
            <span className="sr-only">{t("search.label")}</span>
            <Search
              aria-hidden="true"
              className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-soft"
            />
            <input
              ref={field}
              key={asked.get("q") ?? ""}
              type="search"
              name="q"
              defaultValue={asked.get("q") ?? ""}
              maxLength={200}
              required
              autoFocus={open}
              placeholder={t("search.label")}
              autoComplete="off"
              aria-autocomplete="list"
              enterKeyHint="search"
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
              className="h-11 w-full rounded-full border border-edge/60 bg-raised pr-3 pl-10 text-[0.95rem] placeholder:text-soft hover:border-ink"
            />
          </label>
          {open && (
            <button
              type="button"
              className="min-h-11 px-2 font-medium sm:hidden"
              onClick={() => setOpen(false)}
            >
              {t("search.close")}
            </button>
          )}
        </form>
        {typed !== null && typed.trim().length >= ENOUGH_TO_SUGGEST && (
          <Late>
            <SuggestionList
              typed={typed.trim()}
              field={field}
              onDismiss={() => setTyped(null)}
              onGone={leave}
            />
          </Late>
        )}
      </search>
      <button
        type="button"
        disabled={!awake}
        className={`${iconButtonClass} sm:hidden`}
        aria-label={t("search.open")}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <Search aria-hidden="true" className="size-5.5" />
      </button>
    </>
  );
}
