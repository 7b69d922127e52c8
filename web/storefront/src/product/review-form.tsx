// Saying what one thinks of a product one has bought. Staff read it before others do.
import type { Product } from "@cloudmart/api-client";
import { type FormEvent, useId, useState } from "react";
import { Link, useLocation } from "react-router";
import { api } from "~/api/client";
import { type ApiProblem, answered } from "~/api/problem";
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { TextArea, TextField } from "~/ui/field";
import { Notice } from "~/ui/notice";

type Outcome =
  { kind: "editing" } | { kind: "sending" } | { kind: "sent" } | { kind: "refused"; problem: ApiProblem };

const STARS = [1, 2, 3, 4, 5];

export default function ReviewForm({ product, onDone }: { product: Product; onDone: () => void }) {
  const t = useText();
  const { pathname } = useLocation();
  const [outcome, setOutcome] = useState<Outcome>({ kind: "editing" });

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => fields.get(name)?.toString().trim() || null;
    setOutcome({ kind: "sending" });
    try {
      const body = {
        rating: Number(fields.get("rating")),
        title: text("title"),
        text: text("text"),
        author_name: text("author_name"),
      };
      await answered(
        api.POST("/api/v1/products/{id_or_handle}/reviews", {
          params: { path: { id_or_handle: product.id } },
          body,
        }),
      );
      setOutcome({ kind: "sent" });
    } catch (problem) {
      setOutcome({ kind: "refused", problem: problem as ApiProblem });
    }
  };

  if (outcome.kind === "sent") return <Notice kind="good">{t("reviews.sent")}</Notice>;
  return (
    <form onSubmit={send} className="mb-8 grid gap-4 rounded-card bg-sunken/60 p-5">
      {outcome.kind === "refused" && (
        <Notice kind="bad">
          {outcome.problem.status === 401 ? (
            <>
              {t("reviews.signInFirst")}{" "}
              <Link
                to={`/account/sign-in?back=${encodeURIComponent(pathname)}`}
                className="underline underline-offset-4"
              >
                {t("account.signIn")}
              </Link>
            </>
          ) : outcome.problem.status === 403 ? (
            t("reviews.buyersOnly")
          ) : (
            outcome.problem.message
          )}
        </Notice>
      )}
      <StarChoice />
      <TextField label={t("reviews.headline")} name="title" maxLength={120} />
      <TextArea label={t("reviews.text")} name="text" maxLength={5000} />
      <TextField
        label={t("reviews.name")}
        name="author_name"
        maxLength={50}
        autoComplete="nickname"
        hint={t("reviews.nameHint")}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={outcome.kind === "sending"}>
          {t("reviews.send")}
        </Button>
        <Button look="plain" onClick={onDone}>
          {t("search.close")}
        </Button>
      </div>
    </form>
  );
}

function StarChoice() {
  const t = useText();
  const name = useId();
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t("reviews.yourStars")}</legend>
      <div className="mt-2 flex flex-wrap gap-2">
        {STARS.map((stars) => (
          <label
            key={stars}
            htmlFor={`${name}-${stars}`}
            className="relative inline-flex min-h-11 cursor-pointer items-center rounded-full border border-edge/60 bg-raised px-4 has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-[2.5px] has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              id={`${name}-${stars}`}
              type="radio"
              name="rating"
              value={stars}
              required
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {t("reviews.stars", { count: stars })}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
