export { createEngine } from './engine';
export { binaryItem, type BinaryItem, type EngineItem } from './items';
export type * from './types';
