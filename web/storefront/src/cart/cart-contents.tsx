// What is in the cart, or what to say where nothing is: the same in the drawer and on the page.
import { CloudOff, ShoppingBag } from "lucide-react";
import { useState } from "react";
import { useText } from "~/i18n/text";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Skeleton } from "~/ui/skeleton";
import { CartLines } from "./cart-lines";
import { type RemovedLine, RemovedNotice } from "./removed-line";
import { useCart } from "./use-cart";

export function CartContents() {
  const t = useText();
  const { cart, state, retry } = useCart();
  const [removed, setRemoved] = useState<RemovedLine | null>(null);

  if (state === "loading") return <LinesSkeleton />;
  if (state === "failed") {
    return (
      <EmptyState
        icon={<CloudOff className="size-7" />}
        title={t("failed.title")}
        action={<Button onClick={retry}>{t("failed.retry")}</Button>}
      >
        {t("failed.offline")}
      </EmptyState>
    );
  }
  const lines = cart?.line_items ?? [];
  // A removal that was refused or taken back is none.
  const gone = removed && !lines.some(({ variant_id }) => variant_id === removed.variantId) ? removed : null;
  return (
    <>
      {gone && <RemovedNotice line={gone} onDone={() => setRemoved(null)} />}
      {cart && lines.length > 0 ? (
        <CartLines cart={cart} onRemoved={setRemoved} />
      ) : (
        <EmptyState
          icon={<ShoppingBag className="size-7" />}
          title={t("cart.empty")}
          action={<ButtonLink to="/products">{t("cart.browse")}</ButtonLink>}
        >
          {t("cart.emptyBody")}
        </EmptyState>
      )}
    </>
  );
}

function LinesSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-6 py-5">
      {[0, 1].map((line) => (
        <div key={line} className="grid grid-cols-[5rem_1fr] gap-4">
          <Skeleton className="size-20" />
          <div className="grid content-start gap-3">
            <Skeleton className="h-5 w-3/4" />
            <Skeleton className="h-5 w-1/3" />
          </div>
        </div>
      ))}
    </div>
  );
}
