// The timeline as a picture. In: rows of days made by the server, in a JSON block beside the element.
// Out: one lane per thing told; a dot where the day is exact, a band where it lies between two days (dashed where one
// end is open), a hollow diamond in a column of its own where nobody said when. Teal cooperates, red is in conflict.
import { CustomChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([CustomChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

const LANE = 27;
const isolated = (text, rtl) => (rtl ? `\u2067${text}\u2069` : text);
const DAY = 86400000;

function look(element) {
  const style = getComputedStyle(element);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return { colour, font: style.fontFamily, wide: element.clientWidth };
}

function shape(row, x1, x2, y, { colour }) {
  const own = colour(row.side === "conflict" ? "event" : "cooperation");
  const style = { fill: row.asserted ? own : colour("card"), stroke: own, lineWidth: 1.6 };
  if (row.kind === "undated") {
    return { type: "path", shape: { pathData: "M0 -6L6 0L0 6L-6 0Z" }, x: x1, y, style: { ...style, fill: colour("card") } };
  }
  if (row.kind === "exact") return { type: "circle", shape: { cx: x1, cy: y, r: 5.2 }, style };
  const width = Math.max(Math.abs(x2 - x1), 14);
  const band = { x: (x1 + x2 - width) / 2, y: y - 5, width, height: 10, r: 5 };
  const paint = { ...style, fillOpacity: row.asserted ? 0.35 : 1, lineDash: row.kind === "open" ? [3, 3] : null };
  return { type: "rect", shape: band, style: paint };
}

// The words stand on the side of the mark where there is more room.
function words(row, x1, x2, y, rtl, { colour, font, wide }) {
  const [left, right] = [Math.min(x1, x2) - 14, Math.max(x1, x2) + 14];
  const before = left > wide - right;
  const room = (before ? left : wide - right) - 6;
  const style = {
    text: isolated(row.label, rtl), x: before ? left : right, y, fontSize: 12.5, fontFamily: font, fill: colour("ink"),
    align: before ? "right" : "left", verticalAlign: "middle", width: room, overflow: "truncate",
  };
  return room > 40 ? [{ type: "text", style, silent: true }] : [];
}

function axis(rows) {
  const dated = rows.filter((row) => row.kind !== "undated");
  const days = dated.flatMap((row) => [Date.parse(row.start), Date.parse(row.end)]);
  const today = Date.parse(new Date().toISOString().slice(0, 10));
  const first = days.length ? Math.min(...days) : today;
  const last = days.length ? Math.max(...days) : today;
  const pad = Math.max((last - first) * 0.05, DAY * 1.5);
  const column = rows.length > dated.length ? Math.max((last - first) * 0.12, DAY * 3) : 0;
  return { min: first - pad, edge: last + pad, max: last + pad + column, undated: last + pad + column / 2, any: days.length };
}

function label(months, rtl, max) {
  let year;
  return (value, index) => {
    if (value > max) return "";
    const day = new Date(value);
    if (index === 0) year = undefined;
    const said = day.getUTCDate() === 1 && day.getUTCHours() === 0 ? months[day.getUTCMonth()] : `${day.getUTCDate()} ${months[day.getUTCMonth()]}`;
    const turn = day.getUTCFullYear() !== year;
    year = day.getUTCFullYear();
    return turn ? `${isolated(said, rtl)}\n${year}` : isolated(said, rtl);
  };
}

function tooltip(rows, rtl, { colour, font }) {
  return {
    confine: true,
    backgroundColor: colour("card"),
    borderColor: colour("line"),
    textStyle: { color: colour("ink"), fontFamily: font, fontSize: 13 },
    formatter: (point) => {
      const row = rows[point.value[2]];
      const box = document.createElement("div");
      box.dir = rtl ? "rtl" : "ltr";
      for (const line of [row.label, ...row.notes]) box.appendChild(document.createElement("div")).textContent = line;
      return box;
    },
  };
}

function options(element, { rows, rtl, months }) {
  const own = look(element);
  const { min, max, edge, undated: nowhere, any } = axis(rows);
  const line = { lineStyle: { color: own.colour("line") } };
  const render = (_, api) => {
    const row = rows[api.value(2)];
    const [x1, y] = api.coord([api.value(0), api.value(2)]);
    const [x2] = api.coord([api.value(1), api.value(2)]);
    return { type: "group", children: [shape(row, x1, x2, y, own), ...words(row, x1, x2, y, rtl, own)] };
  };
  return {
    useUTC: true,
    animation: false,
    aria: { enabled: true, label: { description: element.getAttribute("aria-label") } },
    grid: { left: 18, right: 18, top: 40, bottom: 6 },
    tooltip: tooltip(rows, rtl, own),
    xAxis: {
      type: "time",
      position: "top",
      inverse: rtl,
      min,
      max,
      splitNumber: own.wide < 500 ? 3 : 6,
      minInterval: DAY,
      axisLabel: { show: any > 0, formatter: label(months, rtl, edge), color: own.colour("muted"), fontFamily: own.font, hideOverlap: true, lineHeight: 15 },
      axisLine: { onZero: false, ...line },
      axisTick: line,
      splitLine: { show: any > 0, lineStyle: { color: own.colour("line"), type: "dotted" } },
    },
    yAxis: { type: "value", min: -0.7, max: rows.length - 0.3, inverse: true, show: false },
    series: [
      {
        type: "custom",
        renderItem: render,
        clip: false,
        encode: { x: [0, 1], y: 2 },
        data: rows.map((row, i) =>
          row.kind === "undated" ? [nowhere, nowhere, i] : [Date.parse(row.start), Date.parse(row.end), i],
        ),
      },
    ],
  };
}

function draw(element) {
  const data = JSON.parse(document.getElementById(element.dataset.rows).textContent);
  element.style.height = `${Math.max(data.rows.length, 1) * LANE + 52}px`;
  const chart = init(element, null, { renderer: "svg" });
  chart.setOption(options(element, data));
  chart.on("click", (point) => location.assign(data.rows[point.value[2]].href));
  const redraw = () => {
    chart.resize();
    chart.setOption(options(element, data), true);
  };
  new ResizeObserver(redraw).observe(element);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

// The words are measured when they are drawn, so the font has to be there first.
document.fonts.ready.then(() => document.querySelectorAll("[data-rows]").forEach(draw));
