// The cart, from the side of whatever page one is on.
import { useText } from "~/i18n/text";
import { Drawer } from "~/ui/drawer";

export default function CartDrawer({ onClose }: { onClose: () => void }) {
  const t = useText();
  return (
    <Drawer side="right" title={t("cart.title")} onClose={onClose}>
      {null}
    </Drawer>
  );
}
