import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { problem, stubShop } from "~/testing/shop-stub";

const tokens = {
  access_token: "a",
  token_type: "Bearer",
  expires_in: 900,
  user: { id: "usr_1", email: "ada@example.com", first_name: "Ada", last_name: "Lovelace" },
};

/** Each test is a browser of its own: nobody is signed in yet. */
async function signInPage() {
  vi.resetModules();
  const { default: SignInPage } = await import("./sign-in-page");
  const { renderInShop: render } = await import("~/testing/render-in-shop");
  return render(<SignInPage />, "/account/sign-in");
}

async function fillIn(password: string) {
  await userEvent.type(screen.getByLabelText(/E-mail/), "ada@example.com");
  await userEvent.type(screen.getByLabelText(/^Password/), password);
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
}

it("says what is missing, beside the field, and goes to the first", async () => {
  const { asked } = stubShop({});
  await signInPage();
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  const email = screen.getByLabelText(/E-mail/);
  expect(email).toHaveAccessibleDescription("Please enter your e-mail address.");
  expect(email).toHaveFocus();
  expect(asked).toHaveLength(0);
});

it("does not tell whether the address or the password was wrong, and keeps both", async () => {
  stubShop({
    "POST /api/v1/auth/login": () => ({
      status: 401,
      body: problem(401, "invalid_credentials", "The address or the password is wrong."),
    }),
  });
  await signInPage();
  await fillIn("not this one");
  expect(await screen.findByRole("alert")).toHaveTextContent("The e-mail address or the password is wrong.");
  expect(screen.getByLabelText(/^Password/)).toHaveValue("not this one");
});

it("goes on to the account", async () => {
  stubShop({ "POST /api/v1/auth/login": () => ({ body: tokens }) });
  await signInPage();
  await fillIn("secret words");
  expect(await screen.findByText("at /account")).toBeInTheDocument();
});

it("shows the password to whoever wants to see it", async () => {
  stubShop({});
  await signInPage();
  const password = screen.getByLabelText(/^Password/);
  expect(password).toHaveAttribute("type", "password");
  expect(password).toHaveAttribute("autocomplete", "current-password");
  await userEvent.click(screen.getByRole("button", { name: "Show password" }));
  expect(password).toHaveAttribute("type", "text");
});
