/** Where the browser keeps the chosen theme; absent means that the page follows the system. */
export const themeKey = "rowhouse:theme";

/** Runs in the head before the first paint, so that a chosen theme never flashes. One constant: its hash stands in the page's policy. */
export const themeScript =
  'try{var t=localStorage.getItem("rowhouse:theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}';
