// Three reasons not to hesitate.
import { PackageCheck, ShieldCheck, Undo2 } from "lucide-react";
import { Link } from "react-router";
import { type TextId, useText } from "~/i18n/text";

const promises: { icon: typeof Undo2; title: TextId; text: TextId; to: string }[] = [
  { icon: PackageCheck, title: "promise.delivery", text: "promise.delivery.text", to: "/shipping" },
  { icon: Undo2, title: "promise.returns", text: "promise.returns.text", to: "/returns" },
  { icon: ShieldCheck, title: "promise.privacy", text: "promise.privacy.text", to: "/privacy" },
];

export function Promises() {
  const t = useText();
  return (
    <section className="my-8 bg-sunken/70" aria-label={t("promise.label")}>
      <ul className="shell grid gap-8 py-10 sm:grid-cols-3">
        {promises.map(({ icon: Icon, title, text, to }) => (
          <li key={title} className="flex gap-4">
            <Icon aria-hidden="true" className="mt-0.5 size-7 shrink-0 text-accent" strokeWidth={1.6} />
            <div>
              <h3 className="font-sans text-base font-medium tracking-normal">
                <Link to={to} className="underline-offset-4 hover:underline">
                  {t(title)}
                </Link>
              </h3>
              <p className="text-[0.95rem] text-soft">{t(text)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
