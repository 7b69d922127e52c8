// What buyers say of a product: the sum of it, then one after the other.
import type { Product, PublishedReview } from "@cloudmart/api-client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { BadgeCheck } from "lucide-react";
import { lazy, useState } from "react";
import { fetchAnswer, publicAddress } from "~/api/answers";
import { useDate, useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { Late } from "~/ui/late";
import { Notice } from "~/ui/notice";
import { Skeleton } from "~/ui/skeleton";
import { Stars } from "~/ui/stars";
import { StarCounts } from "./star-counts";

const ReviewForm = lazy(() => import("./review-form"));
const PAGE = 5;

export default function Reviews({ product }: { product: Product }) {
  const t = useText();
  const [writing, setWriting] = useState(false);
  const pages = useInfiniteQuery({
    queryKey: ["reviews", product.id],
    queryFn: ({ pageParam, signal }) =>
      fetchAnswer(
        publicAddress("/api/v1/products/{id_or_handle}/reviews", {
          path: { id_or_handle: product.id },
          query: { limit: PAGE, cursor: pageParam },
        }),
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last?.pagination.next_cursor ?? undefined,
  });
  if (pages.isPending) return <Skeleton className="h-40" />;
  if (pages.isError) {
    return (
      <Notice kind="bad">
        {t("failed.title")}{" "}
        <Button look="plain" size="small" onClick={() => pages.refetch()}>
          {t("failed.retry")}
        </Button>
      </Notice>
    );
  }
  const reviews: PublishedReview[] = pages.data.pages.flatMap((page) => page?.items ?? []);
  const summary = pages.data.pages[0]?.summary;
  return (
    <div className="grid gap-10 md:grid-cols-[16rem_1fr]">
      <div className="grid content-start gap-5">
        {summary && reviews.length > 0 && <StarCounts summary={summary} />}
        {!writing && (
          <Button look="quiet" className="w-fit" onClick={() => setWriting(true)}>
            {t("reviews.write")}
          </Button>
        )}
      </div>
      <div>
        {writing && (
          <Late until={<Skeleton className="h-60" />}>
            <ReviewForm product={product} onDone={() => setWriting(false)} />
          </Late>
        )}
        {reviews.length === 0 && !writing && <p className="text-soft">{t("reviews.none")}</p>}
        <ul>
          {reviews.map((review) => (
            <li key={review.id} className="border-b border-line py-6 first:pt-0">
              <OneReview review={review} />
            </li>
          ))}
        </ul>
        {pages.hasNextPage && (
          <Button
            look="quiet"
            className="mt-6"
            busy={pages.isFetchingNextPage}
            onClick={() => pages.fetchNextPage()}
          >
            {t("listing.more")}
          </Button>
        )}
      </div>
    </div>
  );
}

function OneReview({ review }: { review: PublishedReview }) {
  const t = useText();
  const date = useDate();
  return (
    <article>
      <Stars value={review.rating} />
      {review.title && (
        <h3 className="mt-1 font-sans text-base font-semibold tracking-normal">{review.title}</h3>
      )}
      {review.text && <p className="mt-1.5 text-pretty whitespace-pre-line">{review.text}</p>}
      <p className="mt-2 flex flex-wrap items-center gap-x-3 text-sm text-soft">
        {review.author_name}
        {review.verified_buyer && (
          <span className="inline-flex items-center gap-1">
            <BadgeCheck aria-hidden="true" className="size-4 text-good" />
            {t("reviews.verified")}
          </span>
        )}
        <time dateTime={review.created_at}>{date(review.created_at)}</time>
      </p>
    </article>
  );
}
