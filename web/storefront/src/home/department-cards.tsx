// The departments of the shop, each with a picture.
import type { CategoryBranch } from "@cloudmart/api-client";
import { Link } from "react-router";
import { useText } from "~/i18n/text";
import { Picture } from "~/ui/picture";
import { Skeleton } from "~/ui/skeleton";

const PLACES = ["a", "b", "c", "d", "e", "f"];

export function DepartmentCards({ departments }: { departments: CategoryBranch[] | undefined }) {
  const t = useText();
  const stocked = departments?.filter(({ product_count }) => product_count > 0);
  return (
    <section className="shell py-8" aria-labelledby="departments">
      <h2 id="departments" className="text-2xl sm:text-3xl">
        {t("home.departments")}
      </h2>
      <ul className="mt-6 grid grid-cols-2 gap-3 sm:gap-5 md:grid-cols-4">
        {stocked?.map((department) => (
          <li key={department.handle}>
            <Link to={`/categories/${department.handle}`} className="group block">
              {department.image && (
                <Picture
                  medium={department.image}
                  alt=""
                  sizes="(min-width: 48rem) 19rem, 46vw"
                  className="rounded-card transition-transform duration-500 ease-out-soft group-hover:scale-[1.015]"
                />
              )}
              <span className="mt-3 flex items-baseline justify-between gap-2">
                <span className="font-display font-semibold sm:text-lg">{department.title}</span>
                <span className="text-sm text-soft">{department.product_count}</span>
              </span>
            </Link>
          </li>
        )) ?? PLACES.map((place) => <Skeleton key={place} className="aspect-square rounded-card" />)}
      </ul>
    </section>
  );
}
