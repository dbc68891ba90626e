//! Simulation of a bank and plan
