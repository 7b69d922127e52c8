// What may be meant by what has been typed, one after the other as the keyboard walks through it.
import type { Suggestions } from "@cloudmart/api-client";

export interface SuggestionItem {
  id: string;
  kind: "question" | "category" | "product";
  title: string;
  to: string;
  /** Of a product. */
  image?: string | null;
  price?: { amount: number; currency: string };
  /** Of a category: how many products it has. */
  count?: number;
}

export function suggestionItems({ questions, categories, products }: Suggestions): SuggestionItem[] {
  return [
    ...questions.map((title) => ({
      id: `question-${title}`,
      kind: "question" as const,
      title,
      to: `/search?q=${encodeURIComponent(title)}`,
    })),
    ...categories.map(({ id, title, handle, product_count: count }) => ({
      id,
      kind: "category" as const,
      title,
      to: `/categories/${handle}`,
      count,
    })),
    ...products.map(({ id, title, handle, image_url: image, price: amount, currency }) => ({
      id,
      kind: "product" as const,
      title,
      to: `/products/${handle}`,
      image,
      price: { amount, currency },
    })),
  ];
}
