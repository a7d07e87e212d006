//! Code that the derive makes passes every lint that a strict team may deny.
