/** The shape that @svg-maps/thailand says it has; its own typings name a package that brings nothing else. */
declare module 'svg-maps__common' {
  export interface Map {
    label: string;
    viewBox: string;
    locations: { name: string; id: string; path: string }[];
  }
}
