// The timeline as a picture. In: rows of days made by the server, in a JSON block beside the element.
// Out: one lane per event; a dot where the day is exact, a band where it lies between two days, a hollow diamond
// at the edge where nobody said when.
import { CustomChart } from "echarts/charts";
import { AriaComponent, DataZoomComponent, GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([CustomChart, GridComponent, TooltipComponent, DataZoomComponent, AriaComponent, SVGRenderer]);

const LANE = 26;
const DAY = 86400000;

function colours(element) {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}

function mark(api, rows, colour) {
  const row = rows[api.value(2)];
  const [x1, y] = api.coord([api.value(0), api.value(2)]);
  const [x2] = api.coord([api.value(1), api.value(2)]);
  const fill = colour(row.modality === "asserted" ? "event" : "muted");
  if (row.kind === "undated") {
    return { type: "path", shape: { pathData: "M0 -6L6 0L0 6L-6 0Z" }, x: x1, y, style: { fill: "none", stroke: colour("muted"), lineWidth: 1.5 } };
  }
  if (row.kind === "exact") return { type: "circle", shape: { cx: x1, cy: y, r: 5.5 }, style: { fill } };
  const width = Math.max(Math.abs(x2 - x1), 12);
  const band = { x: Math.min(x1, x2), y: y - 5, width, height: 10, r: 5 };
  return { type: "rect", shape: band, style: { fill, opacity: 0.38, stroke: fill, lineWidth: 1.2, lineDash: row.kind === "open" ? [3, 3] : null } };
}

function options(element, { rows, rtl, months, undated }) {
  const colour = colours(element);
  const dated = rows.filter((row) => row.kind !== "undated");
  const days = dated.flatMap((row) => [Date.parse(row.start), Date.parse(row.end)]);
  const first = days.length ? Math.min(...days) : Date.now();
  const last = days.length ? Math.max(...days) : Date.now();
  const pad = Math.max((last - first) * 0.06, DAY * 2);
  const edge = last + pad;
  const label = (value) => {
    const day = new Date(value);
    return `${day.getUTCDate()} ${months[day.getUTCMonth()]}\n${day.getUTCFullYear()}`;
  };
  const font = getComputedStyle(element).fontFamily;
  return {
    useUTC: true,
    animation: false,
    textStyle: { fontFamily: font, color: colour("ink") },
    aria: { enabled: true, label: { description: element.getAttribute("aria-label") } },
    grid: { left: 24, right: 24, top: 8, bottom: 44 },
    tooltip: {
      confine: true,
      backgroundColor: colour("card"),
      borderColor: colour("line"),
      textStyle: { color: colour("ink"), fontFamily: font, fontSize: 13 },
      formatter: (point) => {
        const row = rows[point.value[2]];
        const box = document.createElement("div");
        box.dir = rtl ? "rtl" : "ltr";
        for (const line of [row.label, row.when]) box.appendChild(document.createElement("div")).textContent = line;
        return box;
      },
    },
    xAxis: {
      type: "time",
      inverse: rtl,
      min: first - pad,
      max: edge + (rows.length > dated.length ? pad : 0),
      splitNumber: element.clientWidth < 500 ? 3 : 7,
      minInterval: DAY,
      axisLabel: { formatter: label, color: colour("muted"), hideOverlap: true, lineHeight: 15 },
      axisLine: { lineStyle: { color: colour("line") } },
      splitLine: { show: true, lineStyle: { color: colour("line"), type: "dotted" } },
    },
    yAxis: { type: "value", min: -0.6, max: Math.max(rows.length, 1) - 0.4, inverse: true, show: false },
    series: [
      {
        type: "custom",
        renderItem: (_, api) => mark(api, rows, colour),
        encode: { x: [0, 1], y: 2 },
        data: rows.map((row, i) =>
          row.kind === "undated" ? [edge, edge, i] : [Date.parse(row.start), Date.parse(row.end), i],
        ),
      },
    ],
  };
}

function draw(element) {
  const data = JSON.parse(document.getElementById(element.dataset.rows).textContent);
  element.style.height = `${Math.min(Math.max(data.rows.length, 2) * LANE + 60, 620)}px`;
  const chart = init(element, null, { renderer: "svg" });
  chart.setOption(options(element, data));
  chart.on("click", (point) => {
    const { href } = data.rows[point.value[2]];
    if (href) location.assign(href);
  });
  const redraw = () => {
    chart.resize();
    chart.setOption(options(element, data), true);
  };
  new ResizeObserver(redraw).observe(element);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

document.querySelectorAll("[data-rows]").forEach(draw);
