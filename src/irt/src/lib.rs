//! Item response theory: models, estimation, selection, stopping. Numbers in, numbers out
