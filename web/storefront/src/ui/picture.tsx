// A picture of fixed shape: its place is kept, a blurred copy stands in it until the real one has arrived.
import type { ProductMedium } from "@cloudmart/api-client";
import { clsx } from "clsx";
import { mediaUrl } from "~/api/config";

/** What a picture needs; everything but the address may be missing. */
export type Medium = Pick<ProductMedium, "url" | "alt_text"> & Partial<ProductMedium>;

interface PictureProps {
  medium: Medium | null | undefined;
  /** How wide it will be shown, in the words of the `sizes` attribute. */
  sizes: string;
  alt?: string;
  /** For pictures that are surely in view first. */
  eager?: boolean;
  className?: string;
}

export function Picture({ medium, sizes, alt, eager = false, className }: PictureProps) {
  if (!medium) return <div className={clsx("aspect-square bg-sunken", className)} />;
  return (
    <div className={clsx("relative aspect-square overflow-hidden bg-sunken", className)}>
      {medium.placeholder && (
        <img
          src={medium.placeholder}
          alt=""
          aria-hidden="true"
          className="absolute inset-0 size-full scale-110 object-cover blur-lg"
        />
      )}
      <img
        src={mediaUrl(medium.url)}
        srcSet={sourceSet(medium)}
        sizes={sizes}
        alt={alt ?? medium.alt_text}
        width={medium.width ?? 1024}
        height={medium.height ?? 1024}
        loading={eager ? "eager" : "lazy"}
        fetchPriority={eager ? "high" : undefined}
        decoding="async"
        className="absolute inset-0 size-full object-cover"
      />
    </div>
  );
}

/** The smaller copies and the picture itself, by width. */
export function sourceSet(medium: Medium): string | undefined {
  const smaller = (medium.renditions ?? []).filter(({ format }) => format === "webp");
  if (smaller.length === 0) return undefined;
  const own = medium.width ? [`${mediaUrl(medium.url)} ${medium.width}w`] : [];
  return [...smaller.map(({ url, width }) => `${mediaUrl(url)} ${width}w`), ...own].join(", ");
}
