// The search of the header. It is a form of its own page, so it works before any script has arrived.
import { Search } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useHref, useNavigate, useSearchParams } from "react-router";
import { useText } from "~/i18n/text";
import { useAwake } from "~/page/use-awake";
import { iconButtonClass } from "~/ui/icon-button";

export function SearchBox({ onSearched }: { onSearched?: () => void }) {
  const t = useText();
  const go = useNavigate();
  const action = useHref("/search");
  const [asked] = useSearchParams();
  const awake = useAwake();
  const [open, setOpen] = useState(false);

  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = new FormData(event.currentTarget).get("q")?.toString().trim();
    if (!words) return;
    setOpen(false);
    onSearched?.();
    void go(`/search?q=${encodeURIComponent(words)}`);
  };

  return (
    <>
      <search
        className={
          open
            ? "absolute inset-x-0 top-0 z-10 flex h-16 items-center gap-2 bg-paper px-4 sm:static sm:h-auto sm:bg-transparent sm:px-0"
            : "hidden sm:flex sm:items-center"
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
              key={asked.get("q") ?? ""}
              type="search"
              name="q"
              defaultValue={asked.get("q") ?? ""}
              maxLength={200}
              required
              autoFocus={open}
              placeholder={t("search.label")}
              autoComplete="off"
              enterKeyHint="search"
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
