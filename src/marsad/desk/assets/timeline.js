// The timeline as a picture. In: rows of days made by the server, in a JSON block beside the element.
// Out: one lane per thing told; a dot where the day is exact, a band where it lies between two days (dashed where one
// end is open), a hollow diamond where nobody said when. Teal cooperates, red is in conflict.
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

// The words stand on the side of the mark where there is more room, or inside a band that leaves none.
function words(row, x1, x2, y, rtl, { colour, font, wide }) {
  const [left, right] = [Math.min(x1, x2) - 14, Math.max(x1, x2) + 14];
  const before = left > wide - right;
  const room = (before ? left : wide - right) - 6;
  const said = row.place === "axis" || row.place === "nowhere" ? row.label : `${row.label} (${row.notes[0]})`;
  const style = { text: isolated(said, rtl), y, fontSize: 12.5, fontFamily: font, fill: colour("ink"), verticalAlign: "middle", overflow: "truncate" };
  const outside = room > 120 || right - left < 200;
  if (outside) Object.assign(style, { x: before ? left : right, align: before ? "right" : "left", width: room });
  else Object.assign(style, { x: (left + right) / 2, align: "center", width: right - left - 40, stroke: colour("card"), lineWidth: 3 });
  return style.width > 40 ? [{ type: "text", style, silent: true }] : [];
}

// Days on the axis, and beside it a column each for what lies far before, far after, or on no known day.
function axis(rows) {
  const near = rows.filter((row) => row.place === "axis");
  const days = near.flatMap((row) => [Date.parse(row.start), Date.parse(row.end)]);
  const today = Date.parse(new Date().toISOString().slice(0, 10));
  const first = days.length ? Math.min(...days) : today;
  const last = days.length ? Math.max(...days) : today;
  const pad = Math.max((last - first) * 0.05, DAY * 1.5);
  const column = Math.max((last - first) * 0.13, DAY * 4);
  const width = (place) => (rows.some((row) => row.place === place) ? column : 0);
  const [from, to] = [first - pad, last + pad];
  const [before, after, nowhere] = ["before", "after", "nowhere"].map(width);
  return {
    from,
    to,
    min: from - before,
    max: to + after + nowhere,
    at: { before: from - before / 2, after: to + after / 2, nowhere: to + after + nowhere / 2 },
  };
}

function label(months, rtl, { from, to }) {
  let year;
  return (value, index) => {
    if (index === 0) year = undefined;
    if (value < from || value > to) return "";
    const day = new Date(value);
    const month = months[day.getUTCMonth()];
    const said = day.getUTCDate() === 1 ? month : `${day.getUTCDate()} ${month}`;
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

// A column's word above it and a line between it and the axis.
function column(word, x, edge, height, { colour, font }) {
  const line = { x1: edge, x2: edge, y1: 8, y2: height };
  return [
    { type: "line", shape: line, silent: true, style: { stroke: colour("line"), lineWidth: 1 } },
    { type: "text", x, y: 16, silent: true, style: { text: word, fontFamily: font, fontSize: 12, fill: colour("muted"), align: "center" } },
  ];
}

function options(element, { rows, columns, rtl, months }) {
  const own = look(element);
  const scale = axis(rows);
  const line = { lineStyle: { color: own.colour("line") } };
  const places = Object.keys(columns).filter((place) => rows.some((row) => row.place === place));
  const render = (_, api) => {
    const row = rows[api.value(2)];
    const [x1, y] = api.coord([api.value(0), api.value(2)]);
    const [x2] = api.coord([api.value(1), api.value(2)]);
    return { type: "group", children: [shape(row, x1, x2, y, own), ...words(row, x1, x2, y, rtl, own)] };
  };
  const head = (_, api) => {
    const place = places[api.value(1)];
    const [x] = api.coord([api.value(0), 0]);
    const [edge] = api.coord([place === "before" ? scale.from : place === "after" ? scale.to : 2 * scale.at.nowhere - scale.max, 0]);
    return { type: "group", children: column(columns[place], x, edge, element.clientHeight - 6, own) };
  };
  return {
    useUTC: true,
    animation: false,
    aria: { enabled: true, label: { description: element.parentElement.getAttribute("aria-label") } },
    grid: { left: 18, right: 18, top: 40, bottom: 6 },
    tooltip: tooltip(rows, rtl, own),
    xAxis: {
      type: "time",
      position: "top",
      inverse: rtl,
      min: scale.min,
      max: scale.max,
      splitNumber: own.wide < 500 ? 3 : 6,
      minInterval: DAY,
      axisLabel: { formatter: label(months, rtl, scale), color: own.colour("muted"), fontFamily: own.font, hideOverlap: true, lineHeight: 15 },
      axisLine: { onZero: false, ...line },
      axisTick: { show: false },
      splitLine: { show: true, lineStyle: { color: own.colour("line"), type: "dotted" } },
    },
    yAxis: { type: "value", min: -0.7, max: rows.length - 0.3, inverse: true, show: false },
    series: [
      { type: "custom", renderItem: head, silent: true, clip: false, encode: { x: 0 }, data: places.map((place, i) => [scale.at[place], i]) },
      {
        type: "custom",
        renderItem: render,
        clip: false,
        encode: { x: [0, 1], y: 2 },
        data: rows.map((row, i) =>
          row.place === "axis" ? [Date.parse(row.start), Date.parse(row.end), i] : [scale.at[row.place], scale.at[row.place], i],
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
