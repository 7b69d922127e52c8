import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { renderInShop } from "~/testing/render-in-shop";
import { QuantityField } from "./quantity-field";

function Counter({ most, onSent }: { most: number | null; onSent?: (quantity: number) => void }) {
  const [quantity, setQuantity] = useState(1);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSent?.(quantity);
      }}
    >
      <QuantityField of="Mug" value={quantity} most={most} onChange={setQuantity} />
      <button type="submit">Add</button>
    </form>
  );
}

const field = () => screen.getByRole("textbox", { name: "Quantity" });

test("steps stop at one and at what there is", async () => {
  renderInShop(<Counter most={2} />);
  const fewer = screen.getByRole("button", { name: "One fewer of Mug" });
  const more = screen.getByRole("button", { name: "One more of Mug" });
  expect(fewer).toHaveAttribute("aria-disabled", "true");
  await userEvent.click(more);
  await userEvent.click(more);
  expect(field()).toHaveValue("2");
  expect(more).toHaveAttribute("aria-disabled", "true");
});

test("a typed number counts when the field is left, and never more than there is", async () => {
  renderInShop(<Counter most={12} />);
  await userEvent.type(field(), "40");
  await userEvent.tab();
  expect(field()).toHaveValue("12");
  await userEvent.clear(field());
  await userEvent.tab();
  expect(field()).toHaveValue("12");
});

test("Enter takes what was typed and sends the form off", async () => {
  const sent = vi.fn();
  renderInShop(<Counter most={null} onSent={sent} />);
  await userEvent.type(field(), "7{Enter}");
  expect(sent).toHaveBeenCalledWith(7);
});
