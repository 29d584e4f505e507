# docker build --tag workreport .
# docker run --rm --volume "$PWD/reports:/data/reports:ro" --volume "$PWD/mined:/data/mined" workreport run reports --out mined
# The folder for the output must be writable for user 10001, or give --user "$(id -u)".

ARG PYTHON=3.12

FROM python:${PYTHON}-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
RUN python -m venv /opt/workreport
COPY requirements.image.lock ./
RUN /opt/workreport/bin/pip install --require-hashes --requirement requirements.image.lock
COPY pyproject.toml README.md LICENSE ./
COPY configs configs
COPY pipeline pipeline
RUN /opt/workreport/bin/pip install --no-deps --no-build-isolation .

FROM python:${PYTHON}-slim
# What .7z and .rar need; .doc, .wps, .rtf and .odt ask for libreoffice-writer as well, which makes the image large.
ARG SYSTEM_PACKAGES=libarchive-tools
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ${SYSTEM_PACKAGES} \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 workreport
COPY --from=build /opt/workreport /opt/workreport
ENV PATH=/opt/workreport/bin:$PATH PYTHONDONTWRITEBYTECODE=1
WORKDIR /data
USER 10001
ENTRYPOINT ["workreport"]
CMD ["--help"]
