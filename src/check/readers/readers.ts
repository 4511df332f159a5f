import { adrLog, adrTools } from './adr-tools.ts';
import { adrViewer } from './adr-viewer.ts';
import { backstage } from './backstage.ts';
import { log4brains } from './log4brains.ts';
import type { Reader } from './reader.ts';
import { structurizr, structurizrMadr } from './structurizr.ts';

/** All readers that are known, each by its rules. */
export const readers: readonly Reader[] = [
  adrTools,
  adrLog,
  log4brains,
  backstage,
  structurizr,
  structurizrMadr,
  adrViewer,
];
