import { describe, expect, it } from 'vitest';
import { billerRoutes, type BillerParts } from '../../simulators/biller/biller-routes.ts';
import { vposRoutes, type VposParts } from '../../simulators/vpos/vpos-routes.ts';
import { readOpenApi } from './open-api.ts';

// Only the names of the routes are read here; no handler runs.
const routes = {
  biller: Object.keys(billerRoutes({} as BillerParts, 'key')),
  vpos: Object.keys(vposRoutes({} as VposParts, 'key')),
} as const;

describe.each(['biller', 'vpos'] as const)('the published API of the %s', (name) => {
  const openApi = readOpenApi(name);

  it('lists exactly the routes that the simulator answers', () => {
    expect([...openApi.operations].sort()).toEqual([...routes[name]].sort());
  });

  it('gives only examples that fit their own schemas', () => {
    expect(openApi.examples.length).toBeGreaterThan(8);
    expect(openApi.examples.filter(({ fault }) => fault !== undefined)).toEqual([]);
  });
});

describe('an answer that is not as published', () => {
  const openApi = readOpenApi('biller');
  const operation = 'GET /v1/health';

  it('is found by its missing, wrong or surplus fields', () => {
    expect(openApi.faultOf({ operation, status: 200, body: { status: 'ok' } })).toBeUndefined();
    expect(openApi.faultOf({ operation, status: 200, body: {} })).toContain('required');
    expect(openApi.faultOf({ operation, status: 200, body: { status: 'ok', more: 1 } })).toContain(
      'additional',
    );
    expect(openApi.faultOf({ operation, status: 418, body: {} })).toContain('418');
  });
});
