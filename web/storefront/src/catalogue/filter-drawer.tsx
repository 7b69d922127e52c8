// The filters on small screens.
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { Drawer } from "~/ui/drawer";
import { FilterPanel } from "./filter-panel";
import type { ListingQuery } from "./listing-query";

export default function FilterDrawer({ query, onClose }: { query: ListingQuery; onClose: () => void }) {
  const t = useText();
  return (
    <Drawer
      side="right"
      title={t("filters.title")}
      onClose={onClose}
      foot={
        <Button className="w-full" onClick={onClose}>
          {t("filters.show")}
        </Button>
      }
    >
      <FilterPanel query={query} />
    </Drawer>
  );
}
