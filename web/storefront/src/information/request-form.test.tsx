import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderInShop } from "~/testing/render-in-shop";
import { problem, stubShop } from "~/testing/shop-stub";
import RequestForm from "./request-form";

async function fillIn() {
  await userEvent.type(screen.getByLabelText(/Your name/), "Ada");
  await userEvent.type(screen.getByLabelText(/E-mail/), "ada@example.com");
  await userEvent.type(screen.getByLabelText(/Subject/), "A question");
  await userEvent.type(screen.getByLabelText(/Message/), "Is it blue?");
}
const send = () => userEvent.click(screen.getByRole("button", { name: "Save my request" }));

it("names every field that is missing and goes to the first", async () => {
  const { asked } = stubShop({});
  renderInShop(<RequestForm about="anything" />);
  await send();
  expect(screen.getByLabelText(/Your name/)).toHaveFocus();
  expect(screen.getByLabelText(/Message/)).toHaveAccessibleDescription(/Please write a message/);
  expect(asked).toHaveLength(0);
});

it("saves the request and shows its reference; the draft is gone", async () => {
  const { asked } = stubShop({
    "POST /api/v1/requests": () => ({ status: 201, body: { id: "sup_1", status: "open", created_at: "" } }),
  });
  renderInShop(<RequestForm about="anything" />);
  await fillIn();
  await send();
  expect(await screen.findByText(/sup_1/)).toBeInTheDocument();
  expect(asked[0]?.body).toMatchObject({ kind: "contact", name: "Ada", order_number: null });
  expect(JSON.stringify({ ...sessionStorage })).not.toContain("Ada");
});

it("keeps the draft for a page that is loaded again", async () => {
  stubShop({});
  const { unmount } = renderInShop(<RequestForm about="anything" />);
  await fillIn();
  unmount();
  renderInShop(<RequestForm about="anything" />);
  expect(screen.getByLabelText(/Message/)).toHaveValue("Is it blue?");
});

it("shows a refusal beside the field it names, and sends the same again under the same key", async () => {
  let refuse = true;
  const { asked } = stubShop({
    "POST /api/v1/requests": () =>
      refuse
        ? { status: 503, body: problem(503, "unavailable", "Busy.") }
        : {
            status: 422,
            body: problem(422, "invalid_request", "/message", [
              { pointer: "/message", code: "card_number", detail: "A card number." },
            ]),
          },
  });
  renderInShop(<RequestForm about="anything" />);
  await fillIn();
  await send();
  expect(await screen.findByRole("alert")).toHaveTextContent("very busy");
  refuse = false;
  await send();
  expect(await screen.findByText(/number of a payment card/)).toBeInTheDocument();
  expect(screen.getByLabelText(/Message/)).toHaveFocus();
  expect(asked[0]?.key).toBe(asked[1]?.key);
});

it("wants the order's number for a return, and calls it one", async () => {
  const { asked } = stubShop({
    "POST /api/v1/requests": () => ({ status: 201, body: { id: "sup_2", status: "open", created_at: "" } }),
  });
  renderInShop(<RequestForm about="return" />);
  await userEvent.click(screen.getByRole("button", { name: "Request the return" }));
  expect(screen.getByLabelText(/Order number/)).toHaveAccessibleDescription(/Please enter the number/);
  await userEvent.type(screen.getByLabelText(/Your name/), "Ada");
  await userEvent.type(screen.getByLabelText(/E-mail/), "ada@example.com");
  await userEvent.type(screen.getByLabelText(/Order number/), "#1001");
  await userEvent.type(screen.getByLabelText(/What would you like/), "The vase.");
  await userEvent.click(screen.getByRole("button", { name: "Request the return" }));
  expect(await screen.findByText(/sup_2/)).toBeInTheDocument();
  expect(asked[0]?.body).toMatchObject({
    kind: "return",
    order_number: "1001",
    subject: "Return of order 1001",
  });
});
