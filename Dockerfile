# The server and the command of Satu Pintu, for a Postgres of your own (DATABASE_URL); our own Postgres is left out.
FROM node:24-bookworm-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

FROM manifests AS build
RUN npm ci --omit=optional --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm run build

FROM manifests AS dependencies
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="Satu Pintu" \
      org.opencontainers.image.description="One door: the referral API of a city's coordination team against poverty" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="docker.io/library/node:24-bookworm-slim"
ENV HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/var/lib/satu-pintu
WORKDIR /app
# Keys that no setting gives are made in DATA_DIR: put a volume there, or give them.
RUN install -d -o node -g node -m 0700 /var/lib/satu-pintu \
 && ln -s /app/dist/cli.js /usr/local/bin/satu-pintu
COPY package.json LICENSE ./
COPY migrations migrations
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
# By node, since the image has no curl. The first start on an empty database takes a few seconds.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/server.js"]
