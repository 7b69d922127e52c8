// Measures the main pages as Lighthouse's mobile profile sees them: slow network, slow processor, small screen.
// Prints a table and fails when a page is below what the project promises. A figure is worth what the machine is worth:
// run it on an idle one, against a release build.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { Store } from "../store/store.ts";

const PAGES = { home: "/", listing: "/categories/kitchen-dining", product: "/products/amphora-vase" };
const PROMISED = { performance: 95, accessibility: 100, "best-practices": 95, seo: 100 };
const MOST_SCRIPT_BYTES = 120_000;
const MOST_SHIFT = 0.02;
const RUNS = 3;

type Category = keyof typeof PROMISED;
interface Requests {
  items: { resourceType?: string; transferSize: number }[];
}
interface Measured {
  scores: Record<Category, number>;
  scriptBytes: number;
  shift: number;
  failed: string[];
}

async function measure(url: string, port: number): Promise<Measured> {
  const result = await lighthouse(url, {
    port,
    output: "json",
    logLevel: "error",
    onlyCategories: Object.keys(PROMISED),
  });
  if (!result) throw new Error(`Lighthouse gave nothing for ${url}`);
  const { categories, audits } = result.lhr;
  const network = audits["network-requests"]?.details as unknown as Requests | undefined;
  const requests = network?.items ?? [];
  return {
    scores: Object.fromEntries(
      Object.keys(PROMISED).map((key) => [key, Math.round((categories[key]?.score ?? 0) * 100)]),
    ) as Record<Category, number>,
    scriptBytes: requests
      .filter(({ resourceType }) => resourceType === "Script")
      .reduce((sum, { transferSize }) => sum + transferSize, 0),
    shift: audits["cumulative-layout-shift"]?.numericValue ?? 0,
    failed: Object.values(audits)
      .filter(
        ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== "informative",
      )
      .map(({ id, displayValue }) => (displayValue ? `${id} (${displayValue})` : id)),
  };
}

function median(runs: Measured[]): Measured {
  const sorted = [...runs].sort((a, b) => a.scores.performance - b.scores.performance);
  return sorted[Math.floor(sorted.length / 2)] as Measured;
}

function shortcomings({ scores, scriptBytes, shift }: Measured): string[] {
  const low = (Object.keys(PROMISED) as Category[]).filter((key) => scores[key] < PROMISED[key]);
  return [
    ...low.map((key) => `${key} ${scores[key]} < ${PROMISED[key]}`),
    ...(scriptBytes > MOST_SCRIPT_BYTES ? [`${scriptBytes} bytes of scripts`] : []),
    ...(shift >= MOST_SHIFT ? [`layout shift ${shift}`] : []),
  ];
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

const given = process.argv[2];
const store = given ? null : await Store.open();
const base = given ?? store?.url ?? "";
const chrome = await launch({
  chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-quic", "--disable-background-networking"],
});
let short = 0;
try {
  print(
    "| page | performance | accessibility | best practices | SEO | scripts, kB | CLS |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
  );
  const notes: string[] = [];
  for (const [name, path] of Object.entries(PAGES)) {
    const runs: Measured[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await measure(base + path, chrome.port));
    const page = median(runs);
    const { scores } = page;
    print(
      `| ${name} | ${Object.values(scores).join(" | ")} | ${(page.scriptBytes / 1000).toFixed(1)} | ${page.shift.toFixed(3)} |`,
    );
    short += shortcomings(page).length;
    notes.push(
      ...shortcomings(page).map((text) => `${name}: ${text}`),
      `${name}: worth a look: ${page.failed.join(", ") || "nothing"}`,
    );
  }
  print(`\n${notes.join("\n")}`);
} finally {
  await Promise.all([chrome.kill(), store?.close()]);
}
process.exitCode = short > 0 ? 1 : 0;
