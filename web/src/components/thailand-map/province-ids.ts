/**
 * Which drawn shape is which province. The drawing (@svg-maps/thailand, CC BY 4.0) has ids of its own;
 * ours are ISO 3166-2:TH. It also draws the lake of Songkhla, which is no province.
 */

/** ISO code → id of the shape. */
export const shapeOfProvince: Readonly<Record<string, string>> = {
  'TH-10': 'bkk', 'TH-11': 'spk', 'TH-12': 'nbi', 'TH-13': 'pte', 'TH-14': 'aya', 'TH-15': 'atg', 'TH-16': 'lri', 'TH-17': 'sbr',
  'TH-18': 'cnt', 'TH-19': 'sri', 'TH-20': 'cbi', 'TH-21': 'ryg', 'TH-22': 'cti', 'TH-23': 'trt', 'TH-24': 'cco', 'TH-25': 'pri',
  'TH-26': 'nyk', 'TH-27': 'skw', 'TH-30': 'nma', 'TH-31': 'brm', 'TH-32': 'srn', 'TH-33': 'ssk', 'TH-34': 'ubn', 'TH-35': 'yst',
  'TH-36': 'cpm', 'TH-37': 'acr', 'TH-38': 'bkn', 'TH-39': 'nbp', 'TH-40': 'kkn', 'TH-41': 'udn', 'TH-42': 'lei', 'TH-43': 'nki',
  'TH-44': 'mkm', 'TH-45': 'ret', 'TH-46': 'ksn', 'TH-47': 'snk', 'TH-48': 'npm', 'TH-49': 'mdh', 'TH-50': 'cmi', 'TH-51': 'lpn',
  'TH-52': 'lpg', 'TH-53': 'utd', 'TH-54': 'pre', 'TH-55': 'nan', 'TH-56': 'pyo', 'TH-57': 'cri', 'TH-58': 'msn', 'TH-60': 'nsn',
  'TH-61': 'uti', 'TH-62': 'kpt', 'TH-63': 'tak', 'TH-64': 'sti', 'TH-65': 'plk', 'TH-66': 'pct', 'TH-67': 'pnb', 'TH-70': 'rbr',
  'TH-71': 'kri', 'TH-72': 'spb', 'TH-73': 'npt', 'TH-74': 'skn', 'TH-75': 'skm', 'TH-76': 'pbi', 'TH-77': 'pkn', 'TH-80': 'nrt',
  'TH-81': 'kbi', 'TH-82': 'pna', 'TH-83': 'pkt', 'TH-84': 'sni', 'TH-85': 'rng', 'TH-86': 'cpn', 'TH-90': 'ska', 'TH-91': 'stn',
  'TH-92': 'trg', 'TH-93': 'plg', 'TH-94': 'ptn', 'TH-95': 'yla', 'TH-96': 'nwt',
}; // prettier-ignore

/** The drawing as one file for every page. Its name changes when the drawing does: readers keep it for a year. */
export const drawingFile = 'thailand-2.svg';
export const drawingUrl = `/map/${drawingFile}`;
/** The drawing's units: tenths of the original's. */
export const drawingBox = '0 0 5600 10250';
/** The symbol that is water and not a province. */
export const lakeSymbol = 'lake';

/** Id of a province's symbol in the drawing: 'th-74'. */
export const symbolOf = (iso: string): string => iso.toLowerCase();
