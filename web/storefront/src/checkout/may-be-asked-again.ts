// Whether a request that failed leaves open what became of it.
import { ApiProblem } from "~/api/problem";

/** No answer, too busy or broken: the outcome is open. */
export function mayBeAskedAgain(problem: unknown): boolean {
  if (!(problem instanceof ApiProblem)) return true;
  return problem.status === 0 || problem.status >= 500 || problem.status === 408 || problem.status === 429;
}
