// Light, dark, or as the device is set. `public/theme.js` applies the choice before the first paint.
import { useEffect, useId, useState } from "react";
import { useText } from "~/i18n/text";
import { ChoiceList } from "~/ui/choice-list";

type Theme = "auto" | "light" | "dark";
const KEY = "cloudmart.theme";

export function ThemeChoice() {
  const t = useText();
  const id = useId();
  const [theme, setTheme] = useState<Theme>("auto");
  useEffect(() => setTheme((document.documentElement.dataset.theme as Theme | undefined) ?? "auto"), []);

  const choose = (chosen: Theme) => {
    setTheme(chosen);
    if (chosen === "auto") {
      delete document.documentElement.dataset.theme;
      localStorage.removeItem(KEY);
    } else {
      document.documentElement.dataset.theme = chosen;
      localStorage.setItem(KEY, chosen);
    }
  };

  return (
    <label htmlFor={id} className="grid gap-2">
      <span className="font-display font-semibold tracking-tight">{t("footer.theme")}</span>
      <ChoiceList
        id={id}
        value={theme}
        onChange={(event) => choose(event.target.value as Theme)}
        className="w-fit"
      >
        <option value="auto">{t("footer.theme.auto")}</option>
        <option value="light">{t("footer.theme.light")}</option>
        <option value="dark">{t("footer.theme.dark")}</option>
      </ChoiceList>
    </label>
  );
}
