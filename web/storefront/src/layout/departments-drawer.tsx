// All departments, for small screens.
import { Link } from "react-router";
import { useAnswer } from "~/api/answers";
import { useText } from "~/i18n/text";
import { Drawer } from "~/ui/drawer";
import { categoriesAddress } from "./header";

export default function DepartmentsDrawer({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { data } = useAnswer(categoriesAddress);
  return (
    <Drawer side="left" title={t("header.departments")} onClose={onClose}>
      <nav aria-label={t("header.departments")}>
        <Link to="/products" onClick={onClose} className="block py-2.5 font-display text-lg font-semibold">
          {t("header.everything")}
        </Link>
        <ul>
          {data?.items.map((department) => (
            <li key={department.handle} className="border-t border-line py-2">
              <Link
                to={`/categories/${department.handle}`}
                onClick={onClose}
                className="block py-1.5 font-display text-lg font-semibold"
              >
                {department.title}
              </Link>
              <ul>
                {department.children.map((child) => (
                  <li key={child.handle}>
                    <Link
                      to={`/categories/${child.handle}`}
                      onClick={onClose}
                      className="block py-1.5 text-soft hover:text-ink"
                    >
                      {child.title}
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </nav>
    </Drawer>
  );
}
