// The pictures of a product: swiped on small screens, thumbnails beside a large one on wide ones, larger still on a click.
import type { Product, ProductVariant } from "@cloudmart/api-client";
import { Expand } from "lucide-react";
import { lazy, useEffect, useRef, useState } from "react";
import { useText } from "~/i18n/text";
import { useAwake } from "~/page/use-awake";
import { Late } from "~/ui/late";
import { Picture } from "~/ui/picture";

const Lightbox = lazy(() => import("./lightbox"));

// On phones a little less than it is: the copy of 640 pixels, a third of the bytes, does for most of them.
export const GALLERY_SIZES = "(min-width: 80rem) 42rem, (min-width: 64rem) 52vw, 88vw";

export function Gallery({ product, variant }: { product: Product; variant: ProductVariant }) {
  const t = useText();
  const { media } = product;
  const awake = useAwake();
  const [shown, setShown] = useState(0);
  const [large, setLarge] = useState(false);
  const strip = useRef<HTMLUListElement>(null);
  const picture = pictureOf(variant, product);

  const show = (index: number, behavior: ScrollBehavior = "smooth") => {
    setShown(index);
    const list = strip.current;
    list?.scrollTo({ left: index * list.clientWidth, behavior });
  };

  // A chosen colour brings its picture forward.
  useEffect(() => {
    if (picture === undefined) return;
    setShown(picture);
    const list = strip.current;
    list?.scrollTo({ left: picture * list.clientWidth, behavior: "instant" });
  }, [picture]);

  const followSwipe = () => {
    const list = strip.current;
    if (list && list.clientWidth > 0) setShown(Math.round(list.scrollLeft / list.clientWidth));
  };

  if (media.length === 0) return <Picture medium={null} sizes={GALLERY_SIZES} className="rounded-card" />;
  return (
    <section aria-label={t("gallery.label")} className="min-w-0">
      <div className="relative">
        <ul
          // Whoever has no finger to swipe with scrolls it by the arrow keys.
          tabIndex={media.length > 1 ? 0 : undefined}
          aria-label={t("gallery.label")}
          ref={strip}
          onScroll={followSwipe}
          className="flex snap-x snap-mandatory overflow-x-auto rounded-card [scrollbar-width:none]"
        >
          {media.map((medium, index) => (
            <li
              key={medium.id}
              className="w-full shrink-0 snap-center"
              aria-hidden={index !== shown || undefined}
            >
              <Picture medium={medium} sizes={GALLERY_SIZES} eager={index === 0} />
            </li>
          ))}
        </ul>
        <button
          type="button"
          disabled={!awake}
          aria-label={t("gallery.enlarge")}
          aria-haspopup="dialog"
          onClick={() => setLarge(true)}
          className="absolute right-3 bottom-3 grid size-11 place-items-center rounded-full bg-raised/90 text-ink shadow-lift hover:bg-raised"
        >
          <Expand aria-hidden="true" className="size-5" />
        </button>
      </div>
      {media.length > 1 && (
        <ul className="mt-3 flex gap-3 overflow-x-auto p-1">
          {media.map((medium, index) => (
            <li key={medium.id} className="w-16 shrink-0 sm:w-20">
              <button
                type="button"
                disabled={!awake}
                aria-label={t("gallery.show", { number: index + 1, of: media.length })}
                aria-current={index === shown ? "true" : undefined}
                onClick={() => show(index)}
                className="block w-full overflow-hidden rounded-control opacity-75 ring-ink ring-offset-2 ring-offset-paper transition-opacity hover:opacity-100 aria-[current]:opacity-100 aria-[current]:ring-2"
              >
                <Picture medium={medium} alt="" sizes="5rem" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {large && (
        <Late>
          <Lightbox media={media} first={shown} title={product.title} onClose={() => setLarge(false)} />
        </Late>
      )}
    </section>
  );
}

/** Which of the pictures shows this variant, if one does in particular. */
function pictureOf(variant: ProductVariant, { media }: Product): number | undefined {
  const index = media.findIndex(({ id }) => id === variant.media_id);
  return index < 0 ? undefined : index;
}
