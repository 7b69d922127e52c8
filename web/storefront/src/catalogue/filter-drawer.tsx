// The filters on small screens.
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { Drawer } from "~/ui/drawer";
import { FilterPanel } from "./filter-panel";
import type { Filters } from "./use-filters";

export default function FilterDrawer({ filters, onClose }: { filters: Filters; onClose: () => void }) {
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
      <FilterPanel filters={filters} />
    </Drawer>
  );
}
