import fc from 'fast-check';
import { expect, test } from 'vitest';
import { routesIn } from '../../src/model/gateway-route.ts';

const plain = (key: string, text: string) =>
  routesIn(key, text).map(
    ({ id, path, host, port }) => `${id ?? '-'} ${path} ${host}${port === null ? '' : `:${port}`}`,
  );

test('Spring Cloud Gateway in YAML', () => {
  const text = `
spring:
  cloud:
    gateway:
      routes:
        - id: cart
          uri: lb://\${CART_HOST:shop-cart}
          predicates:
            - Path=/api/v1/cart/**,/cart/**
        - uri: "http://shop-order.shop.svc:8080/"   # old
          id: order
          predicates:
            - Method=GET
            - Path=/api/v1/order/{segment}
          filters:
            - StripPrefix=2
        - id: no-path
          uri: lb://shop-mail
        - id: unknown-host
          uri: \${MAIL_URI}
          predicates: [ "Path=/mail/**" ]
`;
  expect(plain('application.yml', text)).toEqual([
    'cart /api/v1/cart shop-cart',
    'order /api/v1/order shop-order.shop.svc:8080',
  ]);
});

test('Spring Cloud Gateway in properties', () => {
  const text = `
spring.cloud.gateway.routes[0].id=cart
spring.cloud.gateway.routes[0].uri=http://cart:80
spring.cloud.gateway.routes[0].predicates[0]=Path=/cart/**
spring.cloud.gateway.routes[1].id = order
spring.cloud.gateway.routes[1].uri = lb://order
spring.cloud.gateway.routes[1].predicates[0] = Path=/order/**`;
  expect(plain('application.properties', text)).toEqual(['cart /cart cart:80', 'order /order order']);
});

test('nginx, upstreams by their first server', () => {
  const text = `
upstream cart { server shop-cart:8080 weight=5; server shop-cart-2:8080; }
upstream pay {
  server shop-pay:90;
}
server {
  # location /old { proxy_pass http://shop-old; }
  location /cart/ { proxy_pass http://cart/; }
  location ^~ /pay {
    proxy_pass http://pay;
  }
  location ~ ^/img/(.*)$ { proxy_pass http://shop-images:80/$1; }
  location / { proxy_pass http://$backend; }
}`;
  expect(plain('nginx.conf', text)).toEqual([
    '- /cart shop-cart:8080',
    '- /pay shop-pay:90',
    '- /img shop-images:80',
  ]);
});

test.each([
  ['text without routes', 'url: http://shop-cart:8080/api'],
  ['a path that is none', 'routes:\n- id: a\n  uri: lb://cart\n  predicates:\n  - Path=/a b="secret"'],
  ['userinfo', 'routes:\n- id: a\n  uri: http://user:word@cart\n  predicates:\n  - Path=/a'],
])('nothing of %s is kept that is no route', (_, text) => {
  expect(JSON.stringify(routesIn('key', text))).not.toMatch(/secret|word/);
});

test('whatever the text, routes are few and short', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          '- id: a\n',
          'uri: lb://b\n',
          '- Path=/c',
          '/d',
          '\n',
          'proxy_pass ',
          '{',
          ';',
          ' ',
        ),
      }),
      (text) => {
        const routes = routesIn('key', text);
        expect(routes.length).toBeLessThanOrEqual(200);
        for (const { path } of routes) expect(path).toMatch(/^(?:\/[\w.~-]+)+$/);
      },
    ),
  );
});

test('a hostile text takes no long time', () => {
  const started = performance.now();
  routesIn('key', `proxy_pass Path= uri ${'location '.repeat(8000)}`);
  routesIn('key', `uri Path=${'${a:'.repeat(16_000)}`);
  routesIn('key', `uri: Path=\n${'routes[1].uri='.repeat(5000)}`);
  expect(performance.now() - started).toBeLessThan(500);
});
