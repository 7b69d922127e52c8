// Finding one's way in the tree of categories.
import type { CategoryBranch } from "@cloudmart/api-client";

/** The categories from the top down to the one with this handle; empty when there is none. */
export function pathTo(handle: string, branches: CategoryBranch[]): CategoryBranch[] {
  for (const branch of branches) {
    if (branch.handle === handle) return [branch];
    const below = pathTo(handle, branch.children);
    if (below.length > 0) return [branch, ...below];
  }
  return [];
}
