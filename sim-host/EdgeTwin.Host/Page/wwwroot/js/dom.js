// The few things that every part of the page does with the document. Text goes in as text, never as markup: much of it comes from the network.
export const $ = id => document.getElementById(id);

export function el(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter(child => child !== null && child !== undefined && child !== ''));
  return node;
}

export function text(id, value) {
  const node = $(id);
  if (node.textContent !== value) node.textContent = value;
}

export function svg(tag, attributes) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

export const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const isStill = matchMedia('(prefers-reduced-motion: reduce)');
export const isDark = matchMedia('(prefers-color-scheme: dark)');
