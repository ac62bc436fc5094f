# The app in one image: docs/deployment.md says how to start it. Everything is built from npm, for the machine that builds.
# The digest names the image of 24.21.0 for all architectures.
ARG BASE=node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6

FROM ${BASE} AS packages
WORKDIR /build
COPY package.json package-lock.json ./
COPY domain/package.json domain/
COPY backend/package.json backend/
COPY frontend/package.json frontend/

# What runs: the libraries of the backend alone.
FROM packages AS libraries
RUN npm ci --workspace=backend --include-workspace-root=false --omit=dev --ignore-scripts --no-audit --no-fund

FROM packages AS built
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

FROM ${BASE}
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATABASE_URL=sqlite:////var/lib/etf-portfolio/portfolio.db
WORKDIR /opt/etf-portfolio
COPY --from=libraries /build ./
COPY --from=built /build/backend/dist backend/dist
COPY --from=built /build/frontend/dist frontend/dist
# npm is not needed to run, and what is not there has no holes.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx \
    && install -d -o node -g node -m 0700 /var/lib/etf-portfolio
USER node
VOLUME /var/lib/etf-portfolio
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The limits of memory are those of `npm start`.
CMD ["node", "--max-old-space-size=256", "--max-semi-space-size=4", "backend/dist/server.js"]
