// The filters on small screens.
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { Drawer } from "~/ui/drawer";
import { FilterPanel } from "./filter-panel";
import { useFacets } from "./use-facets";
import type { Filters } from "./use-filters";

interface FilterDrawerProps {
  filters: Filters;
  currency: string;
  onClose: () => void;
}

export default function FilterDrawer({ filters, currency, onClose }: FilterDrawerProps) {
  const t = useText();
  const facets = useFacets(filters.query, true);
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
      <FilterPanel filters={filters} facets={facets} currency={currency} />
    </Drawer>
  );
}
