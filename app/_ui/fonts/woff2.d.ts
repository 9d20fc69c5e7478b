/** A font file as the bundler serves it: its address, or an object that holds it. */
declare module "*.woff2" {
  const font: string | { src: string };
  export default font;
}
