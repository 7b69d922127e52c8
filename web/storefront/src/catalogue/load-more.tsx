// The way to the next page of a listing, and how far one has come.
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import type { Listing } from "./use-listing";

export function LoadMore({ listing }: { listing: Listing }) {
  const t = useText();
  const shown = listing.products?.length ?? 0;
  return (
    <div className="mt-14 grid justify-items-center gap-4">
      {listing.total !== null && (
        <p className="text-sm text-soft" aria-live="polite">
          {t("listing.shown", { shown, total: listing.total })}
        </p>
      )}
      {listing.hasMore && (
        <Button look="quiet" busy={listing.loadingMore} onClick={listing.more}>
          {t("listing.more")}
        </Button>
      )}
    </div>
  );
}
