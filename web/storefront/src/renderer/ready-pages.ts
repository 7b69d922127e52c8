// Every page, at hand: the renderer cannot wait for files.
import AccountPage from "~/account/account-page";
import AddressesPage from "~/account/addresses-page";
import CreateAccountPage from "~/account/create-account-page";
import OrdersPage from "~/account/orders-page";
import ProfilePage from "~/account/profile-page";
import ResetPasswordPage from "~/account/reset-password-page";
import SignInPage from "~/account/sign-in-page";
import CartPage from "~/cart/cart-page";
import ListingPage from "~/catalogue/listing-page";
import CheckoutPage from "~/checkout/checkout-page";
import HomePage from "~/home/home-page";
import ContactPage from "~/information/contact-page";
import PrivacyPage from "~/information/privacy-page";
import ReturnsPage from "~/information/returns-page";
import ShippingPage from "~/information/shipping-page";
import OrderPage from "~/order/order-page";
import NotFoundPage from "~/page/not-found-page";
import { giveReadyPages } from "~/page/server-pages";
import ProductPage from "~/product/product-page";

giveReadyPages({
  home: HomePage,
  listing: ListingPage,
  product: ProductPage,
  cart: CartPage,
  checkout: CheckoutPage,
  order: OrderPage,
  account: AccountPage,
  "sign-in": SignInPage,
  "create-account": CreateAccountPage,
  "reset-password": ResetPasswordPage,
  "account-orders": OrdersPage,
  "account-addresses": AddressesPage,
  "account-profile": ProfilePage,
  shipping: ShippingPage,
  returns: ReturnsPage,
  privacy: PrivacyPage,
  contact: ContactPage,
  "not-found": NotFoundPage,
});
