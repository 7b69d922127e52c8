// What may be meant by what is being typed: searches, departments and products below the search field. The focus stays in
// the field; arrow keys walk through the list, Enter goes there. Fetched when somebody types.
import { Search, Shapes } from "lucide-react";
import { type RefObject, useEffect, useId, useState } from "react";
import { useNavigate } from "react-router";
import { type TextId, useText } from "~/i18n/text";
import { announce } from "~/ui/announcer";
import { Picture } from "~/ui/picture";
import { Price } from "~/ui/price";
import { type SuggestionItem, suggestionItems } from "./suggestion-items";
import { useSuggestions } from "./use-suggestions";

interface SuggestionListProps {
  typed: string;
  field: RefObject<HTMLInputElement | null>;
  /** Nobody wants to see any. */
  onDismiss: () => void;
  /** Somebody went to one. */
  onGone: () => void;
}

const GROUPS: [kind: SuggestionItem["kind"], title: TextId][] = [
  ["question", "suggest.questions"],
  ["category", "suggest.categories"],
  ["product", "suggest.products"],
];

export default function SuggestionList({ typed, field, onDismiss, onGone }: SuggestionListProps) {
  const t = useText();
  const go = useNavigate();
  const list = useId();
  const suggestions = useSuggestions(typed);
  const items = suggestions ? suggestionItems(suggestions) : [];
  const [active, setActive] = useState<string | null>(null);
  const at = items.findIndex(({ id }) => id === active);
  const count = items.length;

  const choose = ({ to }: SuggestionItem) => {
    onGone();
    void go(to);
  };

  useEffect(() => {
    const input = field.current;
    if (!input || count === 0) return;
    input.setAttribute("aria-controls", list);
    announce(t("suggest.count", { count }));
    return () => {
      input.removeAttribute("aria-controls");
      input.removeAttribute("aria-activedescendant");
    };
  }, [field, list, count, t]);

  useEffect(() => {
    const input = field.current;
    if (at < 0) input?.removeAttribute("aria-activedescendant");
    else input?.setAttribute("aria-activedescendant", `${list}-${at}`);
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [field, list, at]);

  useEffect(() => {
    const input = field.current;
    const press = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const chosen = items[at];
      if (step && count > 0) {
        event.preventDefault();
        // Beyond either end lies the field itself.
        setActive(items[((at + 1 + step + count + 1) % (count + 1)) - 1]?.id ?? null);
      } else if (event.key === "Enter" && chosen) {
        event.preventDefault();
        choose(chosen);
      } else if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        onDismiss();
      }
    };
    input?.addEventListener("keydown", press);
    return () => input?.removeEventListener("keydown", press);
  });

  if (count === 0) return null;
  return (
    <div
      id={list}
      role="listbox"
      aria-label={t("suggest.label")}
      // Pressing here takes no focus from the field.
      onPointerDown={(event) => event.preventDefault()}
      className="absolute inset-x-0 top-full z-20 max-h-[70dvh] animate-fade overflow-y-auto overscroll-contain border-y border-line bg-raised p-2 shadow-lift sm:inset-x-auto sm:right-0 sm:mt-2 sm:w-96 sm:rounded-card sm:border"
    >
      {GROUPS.map(([kind, title]) => (
        <Group
          key={kind}
          title={t(title)}
          items={items.filter((item) => item.kind === kind)}
          idOf={(item) => `${list}-${items.indexOf(item)}`}
          active={active}
          onChoose={choose}
        />
      ))}
    </div>
  );
}

interface GroupProps {
  title: string;
  items: SuggestionItem[];
  idOf: (item: SuggestionItem) => string;
  active: string | null;
  onChoose: (item: SuggestionItem) => void;
}

function Group({ title, items, idOf, active, onChoose }: GroupProps) {
  const heading = useId();
  if (items.length === 0) return null;
  return (
    <div role="group" aria-labelledby={heading} className="mb-1 last:mb-0">
      <p id={heading} className="px-3 pt-2 pb-1 text-sm text-soft">
        {title}
      </p>
      {items.map((item) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field has the keys
        <div
          key={item.id}
          id={idOf(item)}
          role="option"
          aria-selected={item.id === active}
          onClick={() => onChoose(item)}
          className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 py-1.5 hover:bg-sunken aria-selected:bg-sunken aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-accent"
        >
          <Face item={item} />
          <span className="min-w-0 flex-1 truncate">{item.title}</span>
          {item.price && <Price {...item.price} className="text-soft" />}
          {item.count !== undefined && <span className="text-soft tabular-nums">{item.count}</span>}
        </div>
      ))}
    </div>
  );
}

function Face({ item: { kind, image } }: { item: SuggestionItem }) {
  if (kind === "product")
    return (
      <Picture
        medium={image ? { url: image, alt_text: "" } : null}
        sizes="2.5rem"
        className="w-10 shrink-0 rounded"
      />
    );
  const Icon = kind === "question" ? Search : Shapes;
  return <Icon aria-hidden="true" className="mx-3 size-4 shrink-0 text-soft" />;
}
