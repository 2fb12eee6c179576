import { toolForm } from '../option-block.ts';
import data from './blocks.json' with { type: 'json' };

export const form = toolForm(data);
